namespace PublisherMigration.LoadGenerator.Http2;

/// <summary>Takes what the streams of a connection bring.</summary>
internal interface IAnswers
{
    void TakeData(int streamId, ReadOnlySpan<byte> data);

    /// <summary>The stream has ended with these headers and trailers.</summary>
    void TakeEnd(int streamId, Hpack.ResponseHead head);
}
