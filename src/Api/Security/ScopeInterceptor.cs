using Grpc.Core;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Security;

/// <summary>Lets a call in when its caller holds the method's scope.</summary>
internal sealed class ScopeInterceptor(Admission admission) : AdmissionInterceptor
{
    protected override void Admit(ServerCallContext context)
    {
        if (admission.Refusal(context.GetHttpContext()) is { } refusal)
        {
            throw new RuleViolationException(refusal);
        }
    }
}
