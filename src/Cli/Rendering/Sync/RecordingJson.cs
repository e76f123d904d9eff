using System.Text.Json.Nodes;
using PublisherMigration.Cli.Recording;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>
/// <c>{"file","sent","recorded","noEffect","stale","held","duplicate","refused","unanswered","unreadable","feedId",
/// "rejections":[{"line","id","reason","message"}]}</c>: sent is the sum of the seven after it.
/// </summary>
internal static class RecordingJson
{
    public static string Of(RecordingResult result) =>
        JsonText.Of(
            new JsonObject
            {
                ["file"] = result.File,
                ["sent"] = result.Sent,
                ["recorded"] = result.Counts[ChangeOutcome.Recorded],
                ["noEffect"] = result.Counts[ChangeOutcome.NoEffect],
                ["stale"] = result.Counts[ChangeOutcome.Stale],
                ["held"] = result.Counts[ChangeOutcome.Held],
                ["duplicate"] = result.Counts[ChangeOutcome.Duplicate],
                ["refused"] = result.Counts.Refused,
                ["unanswered"] = result.Unanswered,
                ["unreadable"] = result.Unreadable,
                ["feedId"] = result.FeedId,
                ["rejections"] = new JsonArray([.. result.Rejections.Select(RejectionJson.Of)]),
            }
        );
}
