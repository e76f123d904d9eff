using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Texts;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Tests.Errors;

public sealed class RichStatusTests
{
    [Fact]
    public void EveryReason_HasOneErrorInfoAndOneMessageInTheCallersLanguage()
    {
        foreach (var entry in ErrorReasonCatalogue.All)
        {
            var words = Sample.Words(entry);
            var refusal = RichStatus.Refusal(new RuleViolation((Reason)entry.Reason, words), Language.French);
            var status = Sample.Rich(refusal);
            var info = status.Detail<ErrorInfo>();
            var localized = status.Detail<LocalizedMessage>();

            refusal.StatusCode.ShouldBe(entry.Status, entry.Name);
            status.Code.ShouldBe((int)entry.Status, entry.Name);
            refusal.Status.Detail.ShouldBe(status.Message, entry.Name);
            info.Type.ShouldBe(entry.Name);
            info.Domain.ShouldBe("publishermigration.v1");
            info.Metadata.Keys.ShouldBe(entry.MetadataKeys, ignoreOrder: true, entry.Name);
            status.Message.ShouldBe(Localizer.Refusal(entry.Reason, words, Language.English));
            localized.Locale.ShouldBe("fr");
            localized.Message.ShouldBe(Localizer.Refusal(entry.Reason, words, Language.French));
        }
    }

    [Fact]
    public void TenantMismatch_NamesGivenAndEveryAcceptedTenant()
    {
        var status = Sample.Rich(RichStatus.Refusal(Sample.TenantMismatch(3), Language.English));
        var detail = status.Detail<TenantMismatch>();

        detail.Given.ShouldBe(new TenantReference { TenantId = Sample.Id(0), DisplayName = "Fabrikam" });
        detail
            .Accepted.Select(t => (t.TenantId, t.DisplayName))
            .ShouldBe([(Sample.Id(1), "Contoso 1"), (Sample.Id(2), "Contoso 2"), (Sample.Id(3), "Contoso 3")]);
        status.Message.ShouldContain($"Contoso 3 ({Sample.Id(3)})");
    }

    [Fact]
    public void TenantMismatch_OfSixteenTenants_IsCompleteWithinTheLimit()
    {
        var status = Sample.Rich(RichStatus.Refusal(Sample.TenantMismatch(16), Language.French));

        status.Detail<TenantMismatch>().Accepted.Count.ShouldBe(16);
        RichStatus.SizeOnTheWire(status).ShouldBeLessThanOrEqualTo(RichStatus.MaximumTrailerBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(101)]
    public void TenantMismatch_HoweverLong_StaysWithinTheLimitAndConsistent(int accepted)
    {
        var violation = Sample.TenantMismatch(accepted, _ => new string('é', 200));
        var status = Sample.Rich(RichStatus.Refusal(violation, Language.French));
        var info = status.Detail<ErrorInfo>();
        var detail = status.Detail<TenantMismatch>();

        RichStatus.SizeOnTheWire(status).ShouldBeLessThanOrEqualTo(RichStatus.MaximumTrailerBytes);
        detail.Accepted.Count.ShouldBeGreaterThan(0);
        detail.Accepted.ShouldAllBe(t => t.TenantId.Length == 36);
        JsonSerializer
            .Deserialize<string[]>(info.Metadata["acceptedTenantIds"])!
            .ShouldBe(detail.Accepted.Select(t => t.TenantId));
        foreach (var tenant in detail.Accepted)
        {
            status.Message.ShouldContain($"{tenant.DisplayName} ({tenant.TenantId})");
        }

        if (detail.Accepted.Count < accepted - 1)
        {
            status.Message.ShouldContain($"{accepted - detail.Accepted.Count} others");
        }
    }

    [Fact]
    public void WordFromTheCaller_OfAnyLength_StaysWithinTheLimit()
    {
        var violation = RuleViolation.Of(Reason.WorkEmailMalformed, ("workEmail", new string('\u4e00', 1_000_000)));
        var status = Sample.Rich(RichStatus.Refusal(violation, Language.English));

        RichStatus.SizeOnTheWire(status).ShouldBeLessThanOrEqualTo(RichStatus.MaximumTrailerBytes);
        status.Message.ShouldContain("…");
    }

    [Fact]
    public void WordThatIsCut_IsNotCutInsideACharacter()
    {
        var bounds = new BoundedWords(1, 4);

        bounds.Cut("ab\U0001F600cd").ShouldBe("ab…");
        bounds.Cut("abcd").ShouldBe("abcd");
        bounds.Cut("abcde").ShouldBe("abc…");
    }

    [Theory]
    [InlineData(Reason.Overloaded, 1)]
    [InlineData(Reason.StoreUnavailable, 1)]
    [InlineData(Reason.PartnerCenterUnavailable, 5)]
    public void PassingTrouble_SaysWhenToTryAgain(Reason reason, int seconds)
    {
        var status = Sample.Rich(RichStatus.Refusal(RuleViolation.Of(reason), Language.English));

        status.Detail<RetryInfo>().RetryDelay.ToTimeSpan().ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void RetryDelay_GivenByTheThrower_Wins()
    {
        var details = new RefusalDetails { RetryDelay = TimeSpan.FromMilliseconds(250) };
        var refusal = RichStatus.Refusal(RuleViolation.Of(Reason.Overloaded), Language.English, details);

        Sample.Rich(refusal).Detail<RetryInfo>().RetryDelay.ToTimeSpan().ShouldBe(TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public void LastingTrouble_HasNoRetryInfo() =>
        Sample
            .Rich(RichStatus.Refusal(RuleViolation.Of(Reason.WorkEmailRequired), Language.English))
            .Has<RetryInfo>()
            .ShouldBeFalse();

    [Fact]
    public void InvalidRequest_ListsEachFieldByItsProtoPath()
    {
        var exception = new ValidationException([
            new ValidationFailure("publisher_id", "is required"),
            new ValidationFailure("actor.principal.email", "is too long"),
            new ValidationFailure("publisher_id", "has other characters"),
        ]);

        var refusal = RichStatus.Refusal(InvalidRequest.From(exception), Language.English);
        var status = Sample.Rich(refusal);

        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        status.Message.ShouldBe("The request is not valid. Correct publisher_id and actor.principal.email.");
        status.Detail<ErrorInfo>().Metadata["fields"].ShouldBe("""["publisher_id","actor.principal.email"]""");
        status
            .Detail<BadRequest>()
            .FieldViolations.Select(f => (f.Field, f.Description))
            .ShouldBe([
                ("publisher_id", "is required"),
                ("actor.principal.email", "is too long"),
                ("publisher_id", "has other characters"),
            ]);
    }

    [Fact]
    public void InvalidRequest_WithThousandsOfFaults_StaysWithinTheLimit()
    {
        var faults = Enumerable
            .Range(0, 5_000)
            .Select(i => ($"member_{i}.principal.email", new string('d', 2_000)))
            .ToList();
        var status = Sample.Rich(RichStatus.Refusal(InvalidRequest.Of(faults), Language.English));

        RichStatus.SizeOnTheWire(status).ShouldBeLessThanOrEqualTo(RichStatus.MaximumTrailerBytes);
        status.Detail<BadRequest>().FieldViolations.ShouldNotBeEmpty();
    }

    [Fact]
    public void RequirementsOutstanding_HasOneViolationForEachUnmetRequirement()
    {
        var requirements = new[]
        {
            new Requirement { Kind = RequirementKind.WorkEmail, State = RequirementState.Satisfied },
            new Requirement
            {
                Kind = RequirementKind.PartnerNetworkMembership,
                State = RequirementState.Waiting,
                Reason = ErrorReason.MpnVettingPending,
                Metadata = { ["mpnId"] = "42" },
            },
        };
        var refusal = RichStatus.Refusal(
            RuleViolation.Of(Reason.RequirementsOutstanding, ("publisherId", "contoso")),
            Language.English,
            new RefusalDetails { Requirements = requirements }
        );
        var status = Sample.Rich(refusal);

        var violation = status.Detail<PreconditionFailure>().Violations.ShouldHaveSingleItem();
        violation.Type.ShouldBe("MPN_VETTING_PENDING");
        violation.Subject.ShouldBe("PARTNER_NETWORK_MEMBERSHIP");
        violation.Description.ShouldContain("still checking the membership 42");
        var detail = status.Detail<RequirementsOutstanding>().Requirements;
        detail.Select(r => r.Kind).ShouldBe(requirements.Select(r => r.Kind));
        detail[0].Text.ShouldBe("A work email that can be used is given.");
        detail[1].Text.ShouldBe(violation.Description);
        detail[1].Metadata["mpnId"].ShouldBe("42");
    }

    [Fact]
    public void RequirementsOutstanding_WithLongNames_StaysWithinTheLimit()
    {
        var mismatch = new Requirement
        {
            Kind = RequirementKind.WorkEmail,
            State = RequirementState.Outstanding,
            Reason = ErrorReason.TenantMismatch,
        };
        foreach (var (key, word) in Sample.TenantMismatch(101, _ => new string('é', 200)).Metadata)
        {
            mismatch.Metadata.Add(key, word);
        }

        var refusal = RichStatus.Refusal(
            RuleViolation.Of(Reason.RequirementsOutstanding),
            Language.French,
            new RefusalDetails { Requirements = [mismatch] }
        );
        var status = Sample.Rich(refusal);

        RichStatus.SizeOnTheWire(status).ShouldBeLessThanOrEqualTo(RichStatus.MaximumTrailerBytes);
        status.Detail<PreconditionFailure>().Violations.Single().Description.ShouldContain(Sample.Id(1));
    }

    [Fact]
    public void ItemError_IsEnglishWithTheReasonsCodeAndWords()
    {
        var error = ItemErrors.Of(RuleViolation.Of(Reason.TenantNotFound, ("tenantId", "t1")));

        error.Code.ShouldBe(GrpcStatusCode.NotFound);
        error.Reason.ShouldBe(ErrorReason.TenantNotFound);
        error.Message.ShouldBe("No tenant has the id t1. Check the id, or import the tenant.");
        error.Metadata["tenantId"].ShouldBe("t1");
    }
}
