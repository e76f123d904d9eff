using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class MetadataTests
{
    [Fact]
    public void Add_WhenKeyHasUpperCase_KeepsItInLowerCase()
    {
        Metadata metadata = new() { { "X-Request-Id", "one" } };

        metadata[0].Key.ShouldBe("x-request-id");
        metadata.GetValue("x-request-id").ShouldBe("one");
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("ümlaut")]
    [InlineData("colon:")]
    [InlineData("slash/")]
    [InlineData("line\nfeed")]
    [InlineData("")]
    public void Add_WhenKeyHasAForbiddenCharacter_Throws(string key) =>
        Should.Throw<ArgumentException>(() => new Metadata { { key, "value" } });

    [Theory]
    [InlineData("abcxyz")]
    [InlineData("a1.b_c-d")]
    [InlineData("0")]
    public void Add_WhenKeyIsAllowed_TakesIt(string key) =>
        new Metadata { { key, "value" } }
            .ShouldHaveSingleItem()
            .Key.ShouldBe(key);

    [Fact]
    public void Entry_WhenTextHasABinaryKey_Throws() =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry("detail-bin", "text"));

    [Fact]
    public void Entry_WhenBytesHaveATextKey_Throws() =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry("detail", [1]));

    [Fact]
    public void Entry_WhenKeyOrValueIsNull_Throws()
    {
        Should.Throw<ArgumentNullException>(() => new Metadata.Entry(null!, "text"));
        Should.Throw<ArgumentNullException>(() => new Metadata.Entry("key", (string)null!));
        Should.Throw<ArgumentNullException>(() => new Metadata.Entry("key-bin", (byte[])null!));
    }

    [Fact]
    public void Entry_WhenBinary_HasBytesAndNoText()
    {
        Metadata.Entry entry = new("Detail-BIN", [0, 255]);

        entry.IsBinary.ShouldBeTrue();
        entry.ValueBytes.ShouldBe([0, 255]);
        Should.Throw<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void Entry_WhenText_HasItsAsciiBytes()
    {
        Metadata.Entry entry = new("key", "AZ");

        entry.IsBinary.ShouldBeFalse();
        entry.ValueBytes.ShouldBe([65, 90]);
    }

    [Fact]
    public void Entry_WhenItsBytesAreChangedOutside_StaysAsItWas()
    {
        byte[] given = [1];
        Metadata.Entry entry = new("key-bin", given);

        given[0] = 2;
        entry.ValueBytes[0] = 3;

        entry.ValueBytes.ShouldBe([1]);
    }

    [Fact]
    public void Get_WhenAKeyIsRepeated_ReturnsTheLast()
    {
        Metadata metadata = new()
        {
            { "key", "first" },
            { "other", "x" },
            { "key", "last" },
        };

        metadata.GetValue("key").ShouldBe("last");
        metadata.GetAll("key").Select(entry => entry.Value).ShouldBe(["first", "last"]);
    }

    [Fact]
    public void Get_WhenThereIsNoSuchKey_ReturnsNull()
    {
        Metadata metadata = [];

        metadata.Get("key").ShouldBeNull();
        metadata.GetValue("key").ShouldBeNull();
        metadata.GetValueBytes("key-bin").ShouldBeNull();
        metadata.GetAll("key").ShouldBeEmpty();
    }

    [Fact]
    public void List_WhenChanged_KeepsTheOrder()
    {
        Metadata.Entry first = new("a", "1");
        Metadata.Entry second = new("b", "2");
        Metadata metadata = [second];

        metadata.Insert(0, first);
        metadata.IndexOf(second).ShouldBe(1);
        metadata.Remove(first).ShouldBeTrue();
        metadata[0] = first;

        metadata.ShouldBe([first]);
        metadata.IsReadOnly.ShouldBeFalse();
    }

    [Fact]
    public void Empty_WhenChanged_Throws()
    {
        Metadata.Entry entry = new("key", "value");

        Metadata.Empty.IsReadOnly.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Add(entry));
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Insert(0, entry));
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Remove(entry));
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.RemoveAt(0));
        Should.Throw<InvalidOperationException>(Metadata.Empty.Clear);
        Metadata.Empty.ShouldBeEmpty();
    }
}
