"""Imports of what other systems told: a run may change until it ends, and what it rejected never."""

import django.db.models.deletion
from django.db import migrations, models

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):

    dependencies = [
        ("billing", "0002_orders_of_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name='MoneyImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=16)),
                ('by_id', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('balances', 'Saldos al corte'), ('charges', 'Cargos'), ('payments', 'Pagos')], max_length=10, verbose_name='qué trae')),
                ('cut_off', models.DateField(verbose_name='corte del otro sistema')),
                ('file_name', models.CharField(max_length=200, verbose_name='archivo')),
                ('sha256', models.CharField(max_length=64)),
                ('mapping_name', models.CharField(max_length=200, verbose_name='correspondencia')),
                ('mapping', models.TextField()),
                ('header', models.JSONField(default=list)),
                ('staged', models.CharField(max_length=200)),
                ('dry', models.BooleanField(default=False, verbose_name='simulacro')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='terminada')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='renglones')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='leídos')),
                ('position', models.PositiveBigIntegerField(default=0)),
                ('entered', models.PositiveIntegerField(default=0, verbose_name='entraron')),
                ('known', models.PositiveIntegerField(default=0, verbose_name='ya estaban')),
                ('rejected', models.PositiveIntegerField(default=0, verbose_name='rechazados')),
                ('remarks', models.JSONField(default=list, verbose_name='avisos')),
                ('read', models.JSONField(default=dict)),
                ('posted', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('finished_at__isnull', True)), fields=['id'], name='money_import_unfinished')],
            },
        ),
        migrations.CreateModel(
            name='RefusedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(verbose_name='renglón')),
                ('account', models.CharField(max_length=60, verbose_name='cuenta')),
                ('concept', models.CharField(max_length=80, verbose_name='concepto')),
                ('centavos', models.BigIntegerField(null=True, verbose_name='importe')),
                ('code', models.CharField(max_length=40)),
                ('reason', models.CharField(max_length=300, verbose_name='motivo')),
                ('cells', models.JSONField()),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refused', to='billing.moneyimport')),
            ],
            options={
                'indexes': [models.Index(fields=['run', 'line'], name='refused_of_money_import')],
            },
        ),
        protect("billing_moneyimport", closed_by="finished_at"),
        protect("billing_refusedline"),
    ]
