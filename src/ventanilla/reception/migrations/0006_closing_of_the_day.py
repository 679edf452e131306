"""The closing of a day, and who was written late."""

import django.db.models.deletion
from django.db import migrations, models

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
        ('journal', '0001_initial'),
        ('reception', '0005_matters_only_grow'),
    ]

    operations = [
        migrations.AddField(
            model_name='visit',
            name='came_at',
            field=models.DateTimeField(help_text='solo de la que se anota tarde', null=True, verbose_name='vino el'),
        ),
        migrations.CreateModel(
            name='LogClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=16)),
                ('by_id', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=200)),
                ('day', models.DateField(unique=True)),
                ('visits', models.PositiveIntegerField()),
                ('matters', models.PositiveIntegerField()),
                ('counted', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.seal')),
            ],
            options={
                'abstract': False,
            },
        ),
        protect("reception_visit"),
        protect("reception_logclosing"),
    ]
