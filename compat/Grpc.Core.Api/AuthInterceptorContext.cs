namespace Grpc.Core;

/// <summary>The call that credentials are wanted for.</summary>
public class AuthInterceptorContext
{
    /// <summary>A call that cannot be given up.</summary>
    public AuthInterceptorContext(string serviceUrl, string methodName)
        : this(serviceUrl, methodName, CancellationToken.None) { }

    /// <summary>A call.</summary>
    /// <exception cref="ArgumentNullException">The address or the name is null.</exception>
    public AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        ArgumentNullException.ThrowIfNull(methodName);
        ServiceUrl = serviceUrl;
        MethodName = methodName;
        CancellationToken = cancellationToken;
    }

    /// <summary>The address of the service.</summary>
    public string ServiceUrl { get; }

    /// <summary>The name of the method.</summary>
    public string MethodName { get; }

    /// <summary>Cancelled when the call is over.</summary>
    public CancellationToken CancellationToken { get; }
}
