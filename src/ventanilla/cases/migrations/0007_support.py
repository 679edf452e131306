
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_alerts'),
        ('register', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SupportRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=16)),
                ('by_id', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(max_length=60)),
                ('text', models.TextField(verbose_name='qué se pide')),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='support_requests', to='register.account')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='support_requests', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='SupportFolio',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=16)),
                ('by_id', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=200)),
                ('folio', models.CharField(blank=True, max_length=80)),
                ('reference', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='support', to='cases.externalreference')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='noted', to='cases.supportrequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupportClosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=16)),
                ('by_id', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('attended', 'Lo atendieron'), ('refused', 'No lo atendieron'), ('withdrawn', 'Ya no hizo falta')], max_length=10)),
                ('answer', models.TextField(verbose_name='qué contestaron')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closure', to='cases.supportrequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupportOpen',
            fields=[
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='waiting', serialize=False, to='cases.supportrequest')),
                ('kind', models.CharField(max_length=60)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'request'], name='support_open_by_kind')],
            },
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(fields=['case', 'id'], name='support_of_case'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(fields=['account', 'id'], name='support_of_account'),
        ),
        migrations.AddConstraint(
            model_name='supportrequest',
            constraint=models.CheckConstraint(condition=models.Q(('case__isnull', False), ('account__isnull', False), _connector='XOR'), name='support_about_one_thing'),
        ),
    ]
