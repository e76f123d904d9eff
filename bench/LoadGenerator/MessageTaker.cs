namespace PublisherMigration.LoadGenerator;

/// <summary>Takes one message of a stream; the octets live until it returns.</summary>
public delegate void MessageTaker(ReadOnlySpan<byte> message);
