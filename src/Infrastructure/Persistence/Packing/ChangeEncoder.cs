using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

internal sealed class ChangeEncoder : IChangeEncoder
{
    public byte[] Encode(RecordedChange change) => ChangeCodec.Encode(change);
}
