namespace PublisherMigration.Application.Common.Outside;

public enum PortalFailureKind
{
    /// <summary>It answered that this account cannot be served just now: any status not named below.</summary>
    TryAgain = 1,

    /// <summary>It refuses this service, whatever is sent: UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED.</summary>
    RefusesCaller = 2,

    /// <summary>It does not accept what was sent: INVALID_ARGUMENT, FAILED_PRECONDITION, NOT_FOUND, OUT_OF_RANGE.</summary>
    NotAccepted = 3,

    /// <summary>It did not answer at all: no connection, UNAVAILABLE, DEADLINE_EXCEEDED.</summary>
    NoAnswer = 4,
}
