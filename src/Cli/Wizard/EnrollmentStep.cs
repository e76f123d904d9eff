using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Asks how to enrol in the partner network and enrols.</summary>
internal sealed class EnrollmentStep : IWizardStep
{
    public async Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        Enrollment? enrollment = context.Answers.TakeEnrollment();
        if (enrollment is null && !context.Interactive)
        {
            return context.LeaveOutstanding(context.Session.Wording.NeedsEnrollment);
        }

        enrollment ??= await AskAsync(context, cancellation);
        if (enrollment is null)
        {
            return context.LeaveOutstanding(context.Session.Wording.LeftOutstanding);
        }

        await EnrollAsync(context, enrollment, cancellation);
        return null;
    }

    public static Task EnrollAsync(WizardContext context, Enrollment enrollment, CancellationToken cancellation)
    {
        EnrollInPartnerNetworkRequest request = enrollment.Request();
        request.PublisherId = context.PublisherId;
        request.Actor = context.Actor;
        return context.SendAsync(
            (requestId, options) =>
            {
                request.RequestId = requestId;
                return context.Session.Migrations.EnrollInPartnerNetworkAsync(request, options);
            },
            static (EnrollInPartnerNetworkResponse answer) => answer.Migration,
            cancellation
        );
    }

    private static async Task<Enrollment?> AskAsync(WizardContext context, CancellationToken cancellation)
    {
        var wording = context.Session.Wording;
        string[] ways = [wording.EnrollmentExisting, wording.EnrollmentNew, wording.EnrollmentLater];
        return await context.Prompts.ChooseAsync(wording.AskEnrollment, ways, cancellation) switch
        {
            1 => new Enrollment(await context.Prompts.AskAsync(wording.AskMpnId, cancellation)),
            2 => new Enrollment(
                new NewPartnerMembership
                {
                    LegalBusinessName = await context.Prompts.AskAsync(wording.AskLegalName, cancellation),
                    CountryCode = (await context.Prompts.AskAsync(wording.AskCountry, cancellation)).ToUpperInvariant(),
                    ContactEmail = await context.Prompts.AskAsync(wording.AskContactEmail, cancellation),
                }
            ),
            _ => null,
        };
    }
}
