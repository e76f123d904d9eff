namespace PublisherMigration.LoadGenerator.Hpack;

/// <summary>What the generator wants to know of an answer's headers and trailers.</summary>
internal struct ResponseHead
{
    public string? HttpStatus { get; private set; }

    public string? GrpcStatus { get; private set; }

    public string? GrpcMessage { get; private set; }

    public readonly bool IsOk => HttpStatus is "200" && GrpcStatus is "0";

    public void Take(HeaderField field)
    {
        switch (field.Name)
        {
            case ":status":
                HttpStatus = field.Value;
                break;
            case "grpc-status":
                GrpcStatus = field.Value;
                break;
            case "grpc-message":
                GrpcMessage = field.Value;
                break;
        }
    }

    public override readonly string ToString() =>
        $":status {HttpStatus ?? "missing"}, grpc-status {GrpcStatus ?? "missing"}, grpc-message {GrpcMessage ?? "none"}";
}
