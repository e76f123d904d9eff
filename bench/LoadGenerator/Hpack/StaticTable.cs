namespace PublisherMigration.LoadGenerator.Hpack;

/// <summary>The 61 fields that every peer knows (RFC 7541, appendix A).</summary>
internal static class StaticTable
{
    private const string Text = """
        :authority
        :method GET
        :method POST
        :path /
        :path /index.html
        :scheme http
        :scheme https
        :status 200
        :status 204
        :status 206
        :status 304
        :status 400
        :status 404
        :status 500
        accept-charset
        accept-encoding gzip, deflate
        accept-language
        accept-ranges
        accept
        access-control-allow-origin
        age
        allow
        authorization
        cache-control
        content-disposition
        content-encoding
        content-language
        content-length
        content-location
        content-range
        content-type
        cookie
        date
        etag
        expect
        expires
        from
        host
        if-match
        if-modified-since
        if-none-match
        if-range
        if-unmodified-since
        last-modified
        link
        location
        max-forwards
        proxy-authenticate
        proxy-authorization
        range
        referer
        refresh
        retry-after
        server
        set-cookie
        strict-transport-security
        transfer-encoding
        user-agent
        vary
        via
        www-authenticate
        """;

    /// <summary>Index 1 of the wire is the first.</summary>
    public static HeaderField[] Fields { get; } =
    [
        .. Text.Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2))
            .Select(parts => new HeaderField(parts[0], parts.Length == 2 ? parts[1] : "")),
    ];
}
