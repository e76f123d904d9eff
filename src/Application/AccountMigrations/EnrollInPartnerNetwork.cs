using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Enrols an account in the partner network: by an MPN ID that it has, or by a new membership.</summary>
public sealed record EnrollInPartnerNetwork : MigrationCommand
{
    public string? ExistingMpnId { get; init; }

    public NewMembership? NewMembership { get; init; }
}

internal sealed class EnrollInPartnerNetworkValidator : MigrationCommandValidator<EnrollInPartnerNetwork>
{
    private const int MaxNameLength = 200;

    public EnrollInPartnerNetworkValidator()
    {
        RuleFor(static command => command)
            .Must(static command => command.ExistingMpnId is { Length: > 0 } || command.NewMembership is not null)
            .OverridePropertyName("enrollment")
            .WithMessage("Give existing_mpn_id or new_membership.");
        When(
            static command => command.NewMembership is not null,
            () =>
            {
                RuleFor(static command => command.NewMembership!.LegalBusinessName)
                    .Must(static name => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength)
                    .OverridePropertyName("new_membership.legal_business_name")
                    .WithMessage("Give the organisation's name in law, 1 to 200 characters.");
                RuleFor(static command => command.NewMembership!.CountryCode)
                    .Must(static code => CountryCodes.Contains(code))
                    .OverridePropertyName("new_membership.country_code")
                    .WithMessage("Give two upper-case letters of ISO 3166-1, such as FR.");
                RuleFor(static command => command.NewMembership!.ContactEmail)
                    .Must(static email => EmailAddress.TryParse(email, out _))
                    .OverridePropertyName("new_membership.contact_email")
                    .WithMessage("Give a mailbox address of at most 254 octets.");
            }
        );
    }
}

internal sealed class EnrollInPartnerNetworkHandler(
    MigrationTransactions transactions,
    FreshFacts facts,
    OutsideCalls outside
) : IRequestHandler<EnrollInPartnerNetwork, AccountMigrationView>
{
    public Task<AccountMigrationView> Handle(EnrollInPartnerNetwork command, CancellationToken cancellationToken) =>
        command.NewMembership is { } particulars
            ? EnrollAnewAsync(command, particulars, cancellationToken)
            : EnterAsync(command, command.ExistingMpnId!, cancellationToken);

    private async Task<AccountMigrationView> EnterAsync(
        EnrollInPartnerNetwork command,
        string mpnId,
        CancellationToken cancellationToken
    )
    {
        var asked = await transactions.PreviewAsync(
            command,
            (migration, about) => AskedFacts.Of(migration, about, mpnId: mpnId),
            cancellationToken
        );
        if (asked.Answer is { } repeated)
        {
            return repeated;
        }

        await facts.FetchAsync(asked.Found!, cancellationToken);
        return await transactions.ChangeAsync(
            command,
            (migration, about) => migration.EnterMpnId(about, mpnId),
            cancellationToken
        );
    }

    private async Task<AccountMigrationView> EnrollAnewAsync(
        EnrollInPartnerNetwork command,
        NewMembership particulars,
        CancellationToken cancellationToken
    )
    {
        var asked = await transactions.PreviewAsync(
            command,
            (migration, about) => (migration.EnsureMayEnrollAnew(about), migration.EnrollmentKey),
            cancellationToken
        );
        if (asked.Answer is { } repeated)
        {
            return repeated;
        }

        var (tenant, key) = asked.Found;
        var membership = await outside.EnrollAsync(key, tenant.Id, particulars, cancellationToken);
        await facts.KeepNewAsync(membership, cancellationToken);
        return await transactions.ChangeAsync(
            command,
            (migration, about) =>
            {
                migration.EnsureMayEnrollAnew(about);
                migration.EnrollAnew(about, membership.MpnId);
            },
            cancellationToken
        );
    }
}
