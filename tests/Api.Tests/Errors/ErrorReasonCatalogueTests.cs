using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Api.Errors;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Tests.Errors;

public sealed class ErrorReasonCatalogueTests
{
    [Fact]
    public void Reasons_OfDomainAndContract_AgreeByNameAndNumber()
    {
        var domain = Enum.GetValues<Reason>().Where(r => r != Reason.None).Select(r => ($"{r}", (int)r));
        var contract = Enum.GetValues<ErrorReason>()
            .Where(r => r != ErrorReason.Unspecified)
            .Select(r => ($"{r}", (int)r));

        domain.ShouldBe(contract);
    }

    [Fact]
    public void Every_Reason_IsDescribedInFull()
    {
        ErrorReasonCatalogue.All.Count.ShouldBe(Enum.GetValues<ErrorReason>().Length - 1);
        foreach (var entry in ErrorReasonCatalogue.All)
        {
            entry.Status.ShouldNotBe(StatusCode.OK, entry.Name);
            Enum.IsDefined(entry.Status).ShouldBeTrue(entry.Name);
            entry.FixedBy.ShouldNotBe(FixedBy.Unspecified, entry.Name);
            entry.Remedy.ShouldNotBeNullOrWhiteSpace(entry.Name);
        }
    }

    [Fact]
    public void Of_TenantMismatch_SaysWhatTheProtoSays()
    {
        var entry = ErrorReasonCatalogue.Of(Reason.TenantMismatch);

        entry.Name.ShouldBe("TENANT_MISMATCH");
        entry.Status.ShouldBe(StatusCode.FailedPrecondition);
        entry.FixedBy.ShouldBe(FixedBy.Owner);
        entry.MetadataKeys.ShouldContain("acceptedTenantNames");
    }

    [Fact]
    public void Of_ReasonOutsideTheList_IsInternal() =>
        ErrorReasonCatalogue.Of(Reason.None).Reason.ShouldBe(ErrorReason.Internal);

    [Fact]
    public void Describe_ServesEveryEntryInOrder()
    {
        var described = ErrorReasonCatalogue.Describe().ToList();

        described.Select(d => (int)d.Reason).ShouldBeInOrder();
        described.Count.ShouldBe(ErrorReasonCatalogue.All.Count);
        described
            .Single(d => string.Equals(d.Name, "OVERLOADED", StringComparison.Ordinal))
            .Status.ShouldBe(GrpcStatusCode.ResourceExhausted);
    }

    // The packaged google.rpc calls the field `type`; on the wire it is field 1, which everybody else calls `reason`.
    [Fact]
    public void ErrorInfo_CarriesTheReasonInFieldOne() => ErrorInfo.TypeFieldNumber.ShouldBe(1);
}
