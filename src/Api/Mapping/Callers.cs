using Grpc.Core;
using PublisherMigration.Api.Security;
using CallingService = PublisherMigration.Application.Common.Caller;

namespace PublisherMigration.Api.Mapping;

internal static class Callers
{
    /// <summary>Who calls, as far as the application asks: its name, and whether it is an operator.</summary>
    public static CallingService CallingService(this ServerCallContext context)
    {
        var caller = context.Caller();
        return new CallingService(caller.Service, caller.IsOperator);
    }
}
