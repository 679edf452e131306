"""Every table of a case only grows, but for the cached state."""

from django.db import migrations

from ventanilla.journal.append_only import protect

TABLES = """
accreditation accreditationnotice accreditationrequest acknowledgement answerdraft answerreview assessment case
caseword closure complement controlentry discharge entered externalreference followup immediateresolution
issuedanswer missingpapers papercheck point pointanswer referral referral_points referralanswer referralreturn routing
""".split()


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [protect(f"cases_{table}") for table in TABLES]
