using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>
/// Who acts or is a member. Equal when kind and key are: kinds never match one another, so the same address may be two
/// principals.
/// </summary>
public sealed record Principal
{
    private const string AliasPrefix = "alias:";
    private readonly int _hash;

    private Principal(PrincipalKind kind, string key)
        : this(string.Concat([(char)('0' + (int)kind), ':'], key)) { }

    private Principal(string identity)
    {
        Kind = (PrincipalKind)(identity[0] - '0');
        Identity = identity;
        _hash = identity.GetHashCode(StringComparison.Ordinal);
    }

    public PrincipalKind Kind { get; }

    /// <summary>
    /// Unique within the kind: an address, <c>id@tenant</c>, or <c>alias:name</c>. Made when it is asked for: of the
    /// principals in memory few are.
    /// </summary>
    public string Key => Identity[2..];

    /// <summary>Kind and key in one word, for storing and sorting; read back by <see cref="Parse"/>.</summary>
    public string Identity { get; }

    /// <summary>As <see cref="Identity"/> is.</summary>
    public bool Equals(Principal? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && _hash == other._hash
            && string.Equals(Identity, other.Identity, StringComparison.Ordinal)
        );

    public override int GetHashCode() => _hash;

    /// <summary>The address of a work or Microsoft account.</summary>
    public EmailAddress? Email =>
        Kind is PrincipalKind.WorkAccount or PrincipalKind.MicrosoftAccount ? EmailAddress.Parse(Key) : null;

    /// <summary>The id of a service principal's application or of a security group's directory object.</summary>
    public Guid? ObjectId => HasTenant ? Guid.Parse(Word[..Word.IndexOf('@')]) : null;

    /// <summary>The tenant that a service principal's or security group's identity names.</summary>
    public TenantId? TenantId => HasTenant ? new TenantId(Guid.Parse(Word[(Word.IndexOf('@') + 1)..])) : null;

    /// <summary>The alias of a security group whose object id is not known.</summary>
    public string? Alias => IsAlias ? Word[AliasPrefix.Length..].ToString() : null;

    private bool IsAlias =>
        Kind == PrincipalKind.SecurityGroup && Word.StartsWith(AliasPrefix, StringComparison.Ordinal);

    private bool HasTenant => Kind is PrincipalKind.ServicePrincipal or PrincipalKind.SecurityGroup && !IsAlias;

    /// <summary>The key where it stands.</summary>
    private ReadOnlySpan<char> Word => Identity.AsSpan(2);

    public static Principal WorkAccount(EmailAddress email) => new(PrincipalKind.WorkAccount, email.Value);

    public static Principal MicrosoftAccount(EmailAddress email) => new(PrincipalKind.MicrosoftAccount, email.Value);

    public static Principal ServicePrincipal(Guid applicationId, TenantId tenant) =>
        new(PrincipalKind.ServicePrincipal, $"{applicationId:D}@{tenant}");

    public static Principal SecurityGroup(Guid objectId, TenantId tenant) =>
        new(PrincipalKind.SecurityGroup, $"{objectId:D}@{tenant}");

    public static Principal SecurityGroup(string alias) =>
        new(PrincipalKind.SecurityGroup, AliasPrefix + alias.ToLowerInvariant());

    /// <summary>Reads an <see cref="Identity"/> that this type wrote.</summary>
    public static Principal Parse(string identity) => new(identity);

    public override string ToString() => Identity;
}
