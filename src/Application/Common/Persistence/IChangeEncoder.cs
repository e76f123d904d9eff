using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Knows the form in which changes are stored and sent: <c>publishermigration.v1.Change</c>.</summary>
public interface IChangeEncoder
{
    byte[] Encode(RecordedChange change);
}
