namespace Grpc.Core;

/// <summary>How a call ended.</summary>
public readonly struct Status
{
    /// <summary>OK, with nothing to add.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, string.Empty);

    /// <summary>Cancelled, with nothing to add.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, string.Empty);

    /// <summary>A status as it travels: a code and a text for people.</summary>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, debugException: null) { }

    /// <summary>A status with the local exception behind it, which never travels.</summary>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>What happened, for programs.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>What happened, for people.</summary>
    public string Detail { get; }

    /// <summary>The local cause, if any. Not part of what the peer sends.</summary>
    public Exception? DebugException { get; }

    /// <inheritdoc />
    public override string ToString() =>
        DebugException is null
            ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
            : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\")";
}
