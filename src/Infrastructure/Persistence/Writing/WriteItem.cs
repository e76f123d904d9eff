using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence.Sessions;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>A write that waits for the writer, and then for the commit.</summary>
internal abstract class WriteItem(WriteOptions options)
{
    public bool NeedsUndo { get; } = !options.HasFlag(WriteOptions.WithoutUndo);

    public bool NeedsSync { get; } = !options.HasFlag(WriteOptions.Lazily);

    /// <summary>The account that it will ask for, when it is being read ahead.</summary>
    public AccountAhead? Ahead { get; init; }

    /// <summary>What it threw when it ran; told to its caller once the batch is settled.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Answers its caller and says yes when it was withdrawn before it began.</summary>
    public abstract bool WasWithdrawn();

    public abstract void Run(WriteSession session);

    /// <summary>The batch is on disk.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception failure);
}

internal sealed class WriteItem<T>(
    Func<IWriteSession, T> work,
    WriteOptions options,
    CancellationToken cancellationToken
) : WriteItem(options)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Answered => _answer.Task;

    public override bool WasWithdrawn() =>
        cancellationToken.IsCancellationRequested && _answer.TrySetCanceled(cancellationToken);

    public override void Run(WriteSession session) => _result = work(session);

    public override void Answer()
    {
        if (Refusal is null)
        {
            _answer.TrySetResult(_result!);
        }
        else
        {
            _answer.TrySetException(Refusal);
        }
    }

    public override void Fail(Exception failure) => _answer.TrySetException(failure);
}
