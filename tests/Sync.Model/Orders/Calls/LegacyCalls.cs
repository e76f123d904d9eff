namespace PublisherMigration.Sync.Model.Orders.Calls;

/// <summary>A member's role is changed in the legacy portal; 0 removes.</summary>
/// <param name="Member">Who.</param>
/// <param name="Role">2 for an owner, 1 for a contributor.</param>
/// <param name="MustBeMember">Whether it is a change of role; else an addition or a removal.</param>
public sealed record LegacyRoleCall(int Member, int Role, bool MustBeMember) : Call
{
    public override Answer Make(ModelPublisher publisher) =>
        Answer.Of(publisher.TakeLegacyRole(Member, Role, MustBeMember));

    public override string ToString() => $"Legacy {(MustBeMember ? "role" : "member")} p{Member}:{Role}";
}

/// <summary>The account is renamed in the legacy portal.</summary>
public sealed record LegacyNameCall(string Name) : Call
{
    public override Answer Make(ModelPublisher publisher) => Answer.Of(publisher.TakeName(Name));

    public override string ToString() => $"Legacy name {Name}";
}

/// <summary>The cut-over.</summary>
public sealed record CompleteCall : Call
{
    public override Answer Make(ModelPublisher publisher)
    {
        publisher.Migrate();
        return Answer.Done("Migrated");
    }

    public override string ToString() => "Complete";
}
