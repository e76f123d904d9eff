using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Answers from the command line. Each is used once: refused, it must not be sent again and again.</summary>
internal sealed class WizardAnswers(
    string? workEmail,
    Enrollment? enrollment,
    IEnumerable<(Principal Member, string Email)> memberEmails,
    string? acceptLosses,
    bool yes
)
{
    private readonly Queue<(Principal Member, string Email)> memberEmails = new(memberEmails);
    private string? workEmail = workEmail;
    private Enrollment? enrollment = enrollment;

    public bool Yes => yes;

    /// <summary>The digest that confirms these losses; unset when the owner has still to be asked.</summary>
    public string? DigestFor(string presentDigest) =>
        string.Equals(acceptLosses, "all", StringComparison.Ordinal) ? presentDigest : acceptLosses;

    /// <summary>Whether whatever is lost at the moment of the cut-over is accepted.</summary>
    public bool AcceptsAnyLoss => string.Equals(acceptLosses, "all", StringComparison.Ordinal);

    public string? TakeWorkEmail()
    {
        string? taken = workEmail;
        workEmail = null;
        return taken;
    }

    public Enrollment? TakeEnrollment()
    {
        Enrollment? taken = enrollment;
        enrollment = null;
        return taken;
    }

    /// <summary>An MPN ID may take the place of a membership that is being vetted; a second new membership may not.</summary>
    public Enrollment? TakeReplacement() => enrollment is { IsExisting: true } ? TakeEnrollment() : null;

    public bool TryTakeMemberEmail(out (Principal Member, string Email) answer) => memberEmails.TryDequeue(out answer);
}
