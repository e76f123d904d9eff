using System.Globalization;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>
/// An answered write survives the loss of power at any instant, whatever becomes of what was not synced. Some losses here; as
/// many as you like with <c>tests/powerloss</c>.
/// </summary>
public sealed class PowerLossTests(ITestOutputHelper output)
{
    private const int FewLosses = 2_000;

    [Fact]
    public async Task PowerLoss_AtAnyInstant_LeavesWhatWasAnswered()
    {
        using var run = new PowerLossRun(Number("POWERLOSS_SEED") ?? 1, output.WriteLine);
        await run.RunAsync(Number("POWERLOSS_CUTS") ?? FewLosses);
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
