namespace Grpc.Core;

/// <summary>Whether to trust a server, asked after the usual checks.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
