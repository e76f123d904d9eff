using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>The whole account as Partner Center has it: its differences are recorded, or it is held whole.</summary>
public sealed record ReportRoster : IRequest<RosterAnswer>
{
    public required string PublisherId { get; init; }

    public required IReadOnlyList<(PrincipalInput? Principal, IReadOnlyList<int> Roles)> Members { get; init; }

    public SettingsInput? Settings { get; init; }

    public required long SourceVersion { get; init; }

    public required bool IsComplete { get; init; }

    public ActorInput? Actor { get; init; }

    public required Caller Caller { get; init; }
}

internal sealed partial class ReportRosterHandler(
    IStore store,
    SyncMetrics metrics,
    TimeProvider time,
    ILogger<ReportRosterHandler> logger
) : IRequestHandler<ReportRoster, RosterAnswer>
{
    public async Task<RosterAnswer> Handle(ReportRoster request, CancellationToken cancellationToken)
    {
        var (id, report, initiator) = Parse(request);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = await store.WriteAsync(
            session => Report(session, id, report, initiator),
            WhenFull.Refuse,
            CancellationToken.None
        );
        metrics.Decided(answer.Decision.Outcome);
        if (answer.Decision.Refusal is { } refusal)
        {
            throw new RuleViolationException(refusal);
        }

        LogReported(logger, id.Value, report.SourceVersion, answer.Decision.Outcome, initiator.CallingService);
        if (answer.Hold is { IsNews: true } hold)
        {
            HoldLog.Held(logger, id.Value, hold.Id);
        }

        return answer;
    }

    private RosterAnswer Report(IWriteSession session, PublisherId id, RosterReport report, Initiator initiator)
    {
        var account = session.FindSyncedOrRefuse(id);
        var (open, before) = (account.OpenHold, account.OpenHold?.Changes.Count ?? 0);
        var decision = account.Report(report, initiator, session.Synced.Feed, time.Now());
        if (decision.Outcome is ChangeOutcome.Recorded or ChangeOutcome.NoEffect or ChangeOutcome.Held)
        {
            session.Synced.Save(account);
        }

        var hold = decision.HoldId is { } holdId ? ChangeRecorder.HoldOf(session, id, holdId) : null;
        var isNews =
            decision.Outcome == ChangeOutcome.Held
            && HoldLog.IsNews(ReferenceEquals(hold, open) ? before : 0, hold!.Changes.Count);
        return new RosterAnswer(
            decision,
            decision.HoldId is { } named ? new HoldReference(named, hold?.State ?? HoldState.Replaced, isNews) : null
        );
    }

    private static (PublisherId Id, RosterReport Report, Initiator Initiator) Parse(ReportRoster request)
    {
        var shape = new ItemShape();
        shape.Require(
            PublisherId.TryParse(request.PublisherId, out var id),
            "publisher_id",
            "Give 1 to 50 characters of a-z, 0-9, - and _."
        );
        shape.Require(request.SourceVersion > 0, "source_version", "Give 1 or more.");
        var members = Members(request, shape);
        var settings = request.Settings is { } given ? SettingsShape.ParseAll(given, "settings", shape) : null;
        var (initiator, violation) = Initiators.Parse(request.Actor, request.Caller, shape);
        if (shape.Faults.Count > 0)
        {
            throw new ValidationException(
                shape.Faults.Take(MaxFaults).Select(static f => new ValidationFailure(f.Field, f.Text))
            );
        }

        if ((violation ?? RefusalOf(request)) is { } refusal)
        {
            throw new RuleViolationException(refusal);
        }

        var fingerprint = ChangeFingerprint.Of(request.SourceVersion, members, settings);
        return (id, new RosterReport(request.SourceVersion, members, settings, fingerprint), initiator);
    }

    private static Dictionary<Principal, PartnerCenterRoles> Members(ReportRoster request, ItemShape shape)
    {
        var members = new Dictionary<Principal, PartnerCenterRoles>();
        for (var i = 0; i < request.Members.Count && i < SyncedAccount.MaxMembers; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"members[{i}]");
            var (input, numbers) = request.Members[i];
            if (PrincipalShape.TryParse(input, out var principal) is { } fault)
            {
                shape.Add(fault.Under(path + ".principal"));
                continue;
            }

            var roles = RolesShape.Parse(numbers, path + ".partner_center_roles", shape);
            shape.Require(members.TryAdd(principal!, roles), path + ".principal", "Name each principal once.");
        }

        return members;
    }

    /// <summary>What would make of a mistake a mass removal.</summary>
    private static RuleViolation? RefusalOf(ReportRoster request) =>
        !request.IsComplete ? RuleViolation.Of(Reason.RosterIncomplete, ("publisherId", request.PublisherId))
        : request.Members.Count == 0 ? RuleViolation.Of(Reason.RosterEmpty, ("publisherId", request.PublisherId))
        : request.Members.Count > SyncedAccount.MaxMembers
            ? SyncedAccount.TooLarge(request.PublisherId, request.Members.Count)
        : null;

    private const int MaxFaults = 100;

    [LoggerMessage(
        EventId = 2201,
        Level = LogLevel.Information,
        Message = "Roster of {PublisherId} at version {SourceVersion}: {Outcome}, for {CallingService}."
    )]
    private static partial void LogReported(
        ILogger logger,
        string publisherId,
        long sourceVersion,
        ChangeOutcome outcome,
        string callingService
    );
}
