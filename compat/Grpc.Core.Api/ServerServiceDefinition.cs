namespace Grpc.Core;

/// <summary>A service and its handlers, ready to be bound to a server.</summary>
public class ServerServiceDefinition
{
    private readonly Action<ServiceBinderBase> bind;

    internal ServerServiceDefinition(Action<ServiceBinderBase> bind) => this.bind = bind;

    /// <summary>A builder of a definition.</summary>
    public static Builder CreateBuilder() => new();

    internal void BindService(ServiceBinderBase serviceBinder) => bind(serviceBinder);

    /// <summary>Collects methods and their handlers.</summary>
    public class Builder
    {
        private readonly HashSet<string> names = new(StringComparer.Ordinal);
        private readonly List<Action<ServiceBinderBase>> bindings = [];

        /// <summary>Adds a unary method.</summary>
        /// <exception cref="ArgumentException">A method of this name is there already.</exception>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a client streaming method.</summary>
        /// <exception cref="ArgumentException">A method of this name is there already.</exception>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a server streaming method.</summary>
        /// <exception cref="ArgumentException">A method of this name is there already.</exception>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>Adds a duplex streaming method.</summary>
        /// <exception cref="ArgumentException">A method of this name is there already.</exception>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse> handler
        )
            where TRequest : class
            where TResponse : class => Add(method, binder => binder.AddMethod(method, handler));

        /// <summary>The definition of what was added so far.</summary>
        public ServerServiceDefinition Build()
        {
            Action<ServiceBinderBase>[] added = [.. bindings];
            return new ServerServiceDefinition(binder => Array.ForEach(added, binding => binding(binder)));
        }

        private Builder Add(IMethod method, Action<ServiceBinderBase> binding)
        {
            ArgumentNullException.ThrowIfNull(method);
            if (!names.Add(method.FullName))
            {
                throw new ArgumentException($"The method {method.FullName} is there already.", nameof(method));
            }

            bindings.Add(binding);
            return this;
        }
    }
}
