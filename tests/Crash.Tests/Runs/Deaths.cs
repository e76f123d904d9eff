using PublisherMigration.Crash.Server;
using PublisherMigration.Crash.Tests.Processes;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Crash.Tests.Runs;

/// <summary>Draws deaths: first at each step of the store, then in turn at a random moment and at a step.</summary>
/// <param name="random">Draws them.</param>
/// <param name="isPortalEmbedded">Whether the server has a portal of its own that can stop it.</param>
internal sealed class Deaths(Random random, bool isPortalEmbedded)
{
    private static readonly TimeSpan LongestLoad = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan LongestStart = TimeSpan.FromMilliseconds(1_500);
    private readonly StoreStep[] _steps =
    [
        .. Enum.GetValues<StoreStep>().Where(step => isPortalEmbedded || step != StoreStep.PortalCommit),
    ];

    private int _drawn;

    public Death Next()
    {
        var number = _drawn++;
        var (pair, isStep) = Math.DivRem(number - _steps.Length, 2);
        return number < _steps.Length ? AtStep(_steps[number])
            : isStep == 1 ? AtStep(_steps[pair % _steps.Length])
            : AtRandom(whileStarting: pair % 5 == 1);
    }

    private Death AtStep(StoreStep step) =>
        new(
            ServerProgram.WithFailpoints,
            step switch
            {
                // A writer is opened anew only after it failed.
                StoreStep.OpenWriter =>
                    $"{At(FailpointAction.Fail, StoreStep.BeforeCommit, 10)};{At(FailpointAction.Kill, step, 1)}",
                StoreStep.Checkpoint or StoreStep.PortalCommit => At(FailpointAction.Kill, step, 2),
                _ => At(FailpointAction.Kill, step, 40),
            },
            TimeSpan.Zero,
            WhileStarting: false
        );

    private Death AtRandom(bool whileStarting) =>
        new(
            ServerProgram.Service,
            Failpoints: string.Empty,
            (whileStarting ? LongestStart : LongestLoad) * random.NextDouble(),
            whileStarting
        );

    private string At(FailpointAction action, StoreStep step, int latest) =>
        new Failpoint(action, step, random.Next(1, latest + 1)).ToString();
}
