using System.Text;

namespace Grpc.Core;

/// <summary>One thing that is known of a peer, such as a name in its certificate.</summary>
public class AuthProperty
{
    private readonly byte[] valueBytes;
    private string? value;

    private AuthProperty(string name, byte[] valueBytes)
    {
        Name = name;
        this.valueBytes = valueBytes;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>Its value, read as UTF-8.</summary>
    public string Value => value ??= Encoding.UTF8.GetString(valueBytes);

    /// <summary>A copy of its value.</summary>
    public byte[] ValueBytes => [.. valueBytes];

    /// <summary>Makes a property of a copy of the value.</summary>
    /// <exception cref="ArgumentNullException">The name or the value is null.</exception>
    public static AuthProperty Create(string name, byte[] valueBytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(valueBytes);
        return new AuthProperty(name, [.. valueBytes]);
    }
}
