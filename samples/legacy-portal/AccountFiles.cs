using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Contracts.LegacyPortal.V1;

namespace PublisherMigration.SampleLegacyPortal;

/// <summary>
/// A file for each account, in the form of <see cref="GetRosterResponse"/>: roster, settings and how far they follow the feed
/// change together or not at all.
/// </summary>
internal sealed partial class AccountFiles(PortalSettings settings)
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    private readonly Lock _lock = new();

    /// <summary>The account; <c>null</c> when the portal was never told of it.</summary>
    public GetRosterResponse? Find(string publisherId)
    {
        lock (_lock)
        {
            return Read(PathOf(publisherId));
        }
    }

    /// <summary>Gives the account to <paramref name="change"/> and keeps what it says.</summary>
    public ApplyChangesResponse Update(string publisherId, Func<GetRosterResponse, ApplyChangesResponse> change)
    {
        lock (_lock)
        {
            var path = PathOf(publisherId);
            var account = Read(path) ?? new GetRosterResponse();
            var before = account.Clone();
            var answer = change(account);
            if (!account.Equals(before))
            {
                Write(path, account);
            }

            return answer;
        }
    }

    private static GetRosterResponse? Read(string path)
    {
        try
        {
            return File.Exists(path) ? GetRosterResponse.Parser.ParseJson(File.ReadAllText(path)) : null;
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw new RpcException(new Status(StatusCode.DataLoss, $"{path} is no account: {failure.Message}"));
        }
    }

    /// <summary>Whole before it takes the place of what was there.</summary>
    private static void Write(string path, GetRosterResponse account)
    {
        var whole = path + ".new";
        using (var stream = File.Create(whole))
        {
            using var text = new StreamWriter(stream, leaveOpen: true);
            text.WriteLine(Formatter.Format(account));
            text.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(whole, path, overwrite: true);
    }

    private string PathOf(string publisherId) =>
        PublisherIds().IsMatch(publisherId)
            ? Path.Combine(settings.Folder, publisherId + ".json")
            : throw new RpcException(new Status(StatusCode.InvalidArgument, "publisher_id is no publisher id"));

    [GeneratedRegex(@"\A[a-z0-9_-]{1,50}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PublisherIds();
}
