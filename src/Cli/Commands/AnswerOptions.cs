using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Wizard;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

/// <summary>Answers to the wizard's questions, given beforehand.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<string> workEmail = new("--work-email")
    {
        Description = "Work email of WHO",
        HelpName = "EMAIL",
    };

    private readonly Option<string> mpnId = new("--mpn-id")
    {
        Description = "Enrol with an MPN ID that the organisation has",
        HelpName = "ID",
    };

    private readonly Option<string> newMembership = new("--new-membership")
    {
        Description = "Enrol with a new membership: legal name, country (two letters), contact email",
        HelpName = "NAME,CC,EMAIL",
    };

    private readonly Option<string[]> memberEmails = new("--member-email")
    {
        Description =
            "Work email of a member who would be lost, as in msa:bob@outlook.com=bob@contoso.example; repeatable",
        HelpName = "WHO=EMAIL",
    };

    private readonly Option<string> acceptLosses = new("--accept-losses")
    {
        Description = "Confirm the losses that DIGEST names, or whatever they are",
        HelpName = "DIGEST|all",
    };

    private readonly Option<bool> yes = new("--yes", "-y")
    {
        Description = "Start and cut over without asking anything",
    };

    public AnswerOptions(Command command)
    {
        foreach (Option option in new Option[] { workEmail, mpnId, newMembership, memberEmails, acceptLosses, yes })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">An answer does not have its form.</exception>
    public WizardAnswers Of(ParseResult arguments)
    {
        string? existing = arguments.GetValue(mpnId);
        string? created = arguments.GetValue(newMembership);
        if (existing is not null && created is not null)
        {
            throw new UsageException("Give --mpn-id or --new-membership, not both.");
        }

        return new WizardAnswers(
            arguments.GetValue(workEmail),
            EnrollmentOf(existing, created),
            (arguments.GetValue(memberEmails) ?? []).Select(MemberEmail),
            arguments.GetValue(acceptLosses),
            arguments.GetValue(yes)
        );
    }

    private static Enrollment? EnrollmentOf(string? existing, string? created)
    {
        if (existing is not null)
        {
            return new Enrollment(existing);
        }

        return created is null ? null : new Enrollment(Membership(created));
    }

    // A legal name may hold commas ("Contoso, Inc."), a country code and an address may not: split from the right.
    private static NewPartnerMembership Membership(string text)
    {
        int email = text.LastIndexOf(',');
        int country = email > 0 ? text.LastIndexOf(',', email - 1) : -1;
        return country > 0
            ? new NewPartnerMembership
            {
                LegalBusinessName = text[..country].Trim(),
                CountryCode = text[(country + 1)..email].Trim().ToUpperInvariant(),
                ContactEmail = text[(email + 1)..].Trim(),
            }
            : throw new UsageException("--new-membership takes three parts: \"Contoso Ltd,GB,alice@contoso.example\".");
    }

    private static (Principal Member, string Email) MemberEmail(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && PrincipalText.TryParse(text[..equals], out Principal member)
            ? (member, text[(equals + 1)..])
            : throw new UsageException(
                "--member-email takes WHO=EMAIL, as in msa:bob@outlook.com=bob@contoso.example."
            );
    }
}
