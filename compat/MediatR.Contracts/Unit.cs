namespace MediatR;

/// <summary>The response of a request that has none. All units are equal.</summary>
public readonly struct Unit : IEquatable<Unit>, IComparable<Unit>, IComparable
{
    private static readonly Unit Only;

    /// <summary>The unit.</summary>
    public static ref readonly Unit Value => ref Only;

    /// <summary>The unit, at once.</summary>
    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(Only);

    /// <summary>True.</summary>
    public static bool operator ==(Unit first, Unit second) => true;

    /// <summary>False.</summary>
    public static bool operator !=(Unit first, Unit second) => false;

    /// <inheritdoc />
    public int CompareTo(Unit other) => 0;

    /// <inheritdoc />
    public bool Equals(Unit other) => true;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Unit;

    /// <inheritdoc />
    public override int GetHashCode() => 0;

    /// <inheritdoc />
    public override string ToString() => "()";

    int IComparable.CompareTo(object? obj) => 0;
}
