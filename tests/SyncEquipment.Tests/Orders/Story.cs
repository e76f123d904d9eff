using PublisherMigration.Sync.Model.Orders;

namespace PublisherMigration.SyncEquipment.Tests.Orders;

/// <summary>A history told call by call. What the account does it does in the order of the telling.</summary>
internal sealed class Story
{
    private readonly ModelPublisher _start;
    private readonly ModelPublisher _account;
    private readonly List<Operation> _operations = [];

    /// <param name="developers">Beside one owner, who has the number 0.</param>
    /// <param name="isMigrated">Whether it begins after the cut-over.</param>
    public Story(int developers = 2, bool isMigrated = true)
    {
        _start = new ModelPublisher(
            Enumerable
                .Range(0, developers + 1)
                .ToDictionary(static n => n, static n => n == 0 ? ModelPublisher.Owner : ModelPublisher.Contributor),
            "Acme"
        );
        if (isMigrated)
        {
            _start.Migrate();
        }

        _account = _start.Copy();
    }

    public History History => new(_start, _operations);

    /// <summary>What the account would say now.</summary>
    public Answer Would(Call call) => call.Make(_account.Copy());

    /// <summary>The account does it, and its caller is told.</summary>
    public Story Does(long from, long to, Call call, long? after = null)
    {
        var answer = call.Make(_account);
        // Callers call its holds as it does.
        _account.Agrees(answer, answer);
        return Told(from, to, call, answer, after);
    }

    /// <summary>The account does it, and nobody is told.</summary>
    public Story DoesUnseen(long from, Call call, long? after = null)
    {
        call.Make(_account);
        return Unknown(from, call, after);
    }

    /// <summary>A caller is told something, whatever the account does.</summary>
    public Story Told(long from, long to, Call call, Answer answer, long? after = null)
    {
        _operations.Add(new Operation($"c{from}", from, to, call, answer, after));
        return this;
    }

    /// <summary>Nobody knows what became of it.</summary>
    public Story Unknown(long from, Call call, long? after = null)
    {
        _operations.Add(new Operation($"c{from}", from, Answered: null, call, Answer: null, after));
        return this;
    }
}
