using System.Runtime.InteropServices;

namespace PublisherMigration.Application.Common.Paging;

/// <summary>
/// How much a page holds at most. One item may be as large as a whole page of others, so octets bound it too: what is read is
/// what is sent, and a client has to take no more at once than its largest item.
/// </summary>
/// <param name="Items">So many.</param>
/// <param name="Octets">As many as have about so many octets, but always one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageLimits(int Items, long Octets = PageLimits.MostOctets)
{
    public const int MostOctets = 1024 * 1024;
}
