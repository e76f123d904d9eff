namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

public sealed class PowerLossException(string message) : Exception(message);
