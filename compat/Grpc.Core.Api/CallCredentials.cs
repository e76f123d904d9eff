namespace Grpc.Core;

/// <summary>Who makes a call.</summary>
public abstract class CallCredentials
{
    /// <summary>Several together; each adds its headers, in order.</summary>
    /// <exception cref="ArgumentException">Fewer than two.</exception>
    public static CallCredentials Compose(params CallCredentials[] credentials) =>
        new CompositeCallCredentials(credentials);

    /// <summary>Credentials that a function adds to the headers of each call.</summary>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) =>
        new InterceptorCallCredentials(interceptor);

    /// <summary>Tells a client what these credentials are made of. For clients only.</summary>
    public abstract void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state);
}
