using PublisherMigration.Application.Common.Inputs;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>A change of an account as a caller sent it: shape unchecked.</summary>
public sealed record ChangeInput
{
    public required string PublisherId { get; init; }

    /// <summary>Whether there is a change at all.</summary>
    public bool IsGiven { get; init; } = true;

    public required string ChangeId { get; init; }

    public required long SourceVersion { get; init; }

    public DateTimeOffset? OccurredTime { get; init; }

    /// <summary>A time was sent that no calendar has.</summary>
    public bool OccurredTimeIsInvalid { get; init; }

    public required ChangeInputKind Kind { get; init; }

    /// <summary>The member whom it is about.</summary>
    public PrincipalInput? Principal { get; init; }

    /// <summary>Numbers of roles as the contract has them.</summary>
    public IReadOnlyList<int> Roles { get; init; } = [];

    public SettingsInput? Settings { get; init; }

    public ActorInput? Actor { get; init; }
}
