using System.Runtime.InteropServices;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>Who has become a member of an account, or is one no longer.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Membership(Principal Member, PublisherId Account, bool IsAdded);
