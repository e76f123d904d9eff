using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Grpc.Core;

/// <summary>
/// Headers or trailers: named values, in order, where a name may come more than once.
/// A name that ends in <see cref="BinaryHeaderSuffix" /> has bytes for its value, every other name ASCII text.
/// </summary>
public sealed class Metadata : IList<Metadata.Entry>
{
    /// <summary>Ends the names of values that are bytes.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>No entries, and read-only.</summary>
    public static readonly Metadata Empty = new Metadata().Freeze();

    private readonly List<Entry> entries = [];

    /// <summary>The number of entries.</summary>
    public int Count => entries.Count;

    /// <summary>Whether a change throws.</summary>
    public bool IsReadOnly { get; private set; }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Set while read-only.</exception>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Entry this[int index]
    {
        get => entries[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Writable()[index] = value;
        }
    }

    /// <summary>The last entry of this name, or null.</summary>
    public Entry? Get(string key) => entries.FindLast(entry => HasKey(entry, key));

    /// <summary>The text of the last entry of this name, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is bytes.</exception>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry of this name, or null.</summary>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>All the entries of this name, in order.</summary>
    public IEnumerable<Entry> GetAll(string key) => entries.Where(entry => HasKey(entry, key));

    /// <summary>Adds a text.</summary>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds bytes.</summary>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <inheritdoc />
    public void Add(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Writable().Add(item);
    }

    /// <inheritdoc />
    public void Insert(int index, Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Writable().Insert(index, item);
    }

    /// <inheritdoc />
    public void RemoveAt(int index) => Writable().RemoveAt(index);

    /// <inheritdoc />
    public bool Remove(Entry item) => Writable().Remove(item);

    /// <inheritdoc />
    public void Clear() => Writable().Clear();

    /// <inheritdoc />
    public int IndexOf(Entry item) => entries.IndexOf(item);

    /// <inheritdoc />
    public bool Contains(Entry item) => entries.Contains(item);

    /// <inheritdoc />
    public void CopyTo(Entry[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    /// <inheritdoc />
    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Metadata Freeze()
    {
        IsReadOnly = true;
        return this;
    }

    private static bool HasKey(Entry entry, string key) => string.Equals(entry.Key, key, StringComparison.Ordinal);

    private List<Entry> Writable() =>
        IsReadOnly ? throw new InvalidOperationException("The metadata is read-only.") : entries;

    /// <summary>A name and its value. The name is kept in lower case.</summary>
    public class Entry
    {
        private readonly byte[]? bytes;
        private readonly string? text;

        /// <summary>Bytes, copied.</summary>
        /// <exception cref="ArgumentException">
        /// The name has a character other than a letter, a digit, '-', '_' or '.', or does not end in the suffix for bytes.
        /// </exception>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalize(key);
            if (!IsBinary)
            {
                throw new ArgumentException(
                    $"The key of a binary value must end in {BinaryHeaderSuffix}.",
                    nameof(key)
                );
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            bytes = [.. valueBytes];
        }

        /// <summary>Text.</summary>
        /// <exception cref="ArgumentException">
        /// The name has a character other than a letter, a digit, '-', '_' or '.', or ends in the suffix for bytes.
        /// </exception>
        public Entry(string key, string value)
        {
            Key = Normalize(key);
            if (IsBinary)
            {
                throw new ArgumentException($"A key that ends in {BinaryHeaderSuffix} takes bytes.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(value);
            text = value;
        }

        /// <summary>The name, in lower case.</summary>
        public string Key { get; }

        /// <summary>The text.</summary>
        /// <exception cref="InvalidOperationException">The value is bytes.</exception>
        public string Value => text ?? throw new InvalidOperationException("The value is binary.");

        /// <summary>A copy of the bytes; a text's in ASCII.</summary>
        public byte[] ValueBytes => bytes is null ? Encoding.ASCII.GetBytes(Value) : [.. bytes];

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <inheritdoc />
        public override string ToString() =>
            IsBinary
                ? $"[Entry: key={Key}, valueBytes={Convert.ToBase64String(ValueBytes)}]"
                : $"[Entry: key={Key}, value={Value}]";

        [SuppressMessage("Globalization", "CA1308", Justification = "The wire format is lower case.")]
        private static string Normalize(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            return key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
                ? key.ToLowerInvariant()
                : throw new ArgumentException(
                    $"The metadata key '{key}' must be letters, digits, '-', '_' or '.'.",
                    nameof(key)
                );
        }
    }
}
