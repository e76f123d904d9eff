using System.Collections.Immutable;
using Grpc.Core;

namespace PublisherMigration.SampleLegacyPortal;

/// <param name="Port">Where it listens.</param>
/// <param name="Folder">Where its accounts are.</param>
/// <param name="Refused">Accounts of which it applies nothing.</param>
/// <param name="Answer">What it answers to every call; <c>null</c>: what is right.</param>
internal sealed record PortalSettings(int Port, string Folder, ImmutableHashSet<string> Refused, StatusCode? Answer);
