using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Templates;

/// <summary>Pieces of settings with a name, that boxes follow until they differ.</summary>
/// <param name="Id">Made, and says nothing.</param>
/// <param name="Name">For people.</param>
/// <param name="Pieces">As JSON.</param>
/// <param name="Revision">Each change raises it.</param>
/// <param name="MadeBy">The account.</param>
/// <param name="ChangedBy">The account.</param>
/// <param name="ChangedAt">UTC.</param>
internal sealed record Template(
    string Id, string Name, string Pieces, int Revision, string MadeBy, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>The tables <c>templates</c> and <c>template_followers</c>. A box follows one template at most.</summary>
internal sealed class TemplateStore(HistoryDatabase database, TimeProvider time)
{
    public const int Most = 200;
    public const int LongestName = 100;

    private const string Select =
        "SELECT template AS Id, name AS Name, pieces AS Pieces, revision AS Revision, made_by AS MadeBy, changed_by AS ChangedBy, changed_at AS ChangedAt FROM templates";

    public Task<IReadOnlyList<Template>> AllAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<Template>>(
            async db => [.. (await db.QueryAsync<Row>($"{Select} ORDER BY name, template")).Select(row => row.ToTemplate())], cancellationToken);

    public Task<Template?> FindAsync(string template, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db => (await db.QuerySingleOrDefaultAsync<Row>($"{Select} WHERE template = @template", new { template }))?.ToTemplate(),
            cancellationToken);

    /// <summary>Which template each box follows.</summary>
    public Task<IReadOnlyDictionary<string, string>> FollowersAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyDictionary<string, string>>(
            async db =>
                (await db.QueryAsync<(string Device, string Template)>("SELECT device, template FROM template_followers"))
                    .ToDictionary(row => row.Device, row => row.Template, StringComparer.Ordinal),
            cancellationToken);

    /// <returns>Its id; null where there are <see cref="Most"/> already.</returns>
    public Task<string?> MakeAsync(string name, string pieces, string by, CancellationToken cancellationToken)
    {
        var row = new { template = SiteStore.NewId(), name, pieces, by, at = time.GetUtcNow().ToDatabase() };
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM templates") >= Most) return null;
                await db.ExecuteAsync(
                    "INSERT INTO templates (template, name, pieces, revision, made_by, changed_by, changed_at) VALUES (@template, @name, @pieces, 1, @by, @by, @at)",
                    row);
                return row.template;
            },
            cancellationToken);
    }

    /// <returns>False where it is not the one of this revision any more.</returns>
    public Task<bool> ChangeAsync(
        string template, int revision, string name, string pieces, string by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    "UPDATE templates SET name = @name, pieces = @pieces, revision = revision + 1, changed_by = @by, changed_at = @at WHERE template = @template AND revision = @revision",
                    new { template, revision, name, pieces, by, at = time.GetUtcNow().ToDatabase() }) == 1,
            cancellationToken);

    /// <summary>Its followers keep their settings.</summary>
    public Task<bool> RemoveAsync(string template, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("DELETE FROM template_followers WHERE template = @template", new { template });
                return await db.ExecuteAsync("DELETE FROM templates WHERE template = @template", new { template }) == 1;
            },
            cancellationToken);

    /// <summary>From now on these boxes follow it, whatever they followed before.</summary>
    public Task<int> FollowAsync(string template, IEnumerable<string> devices, CancellationToken cancellationToken)
    {
        var rows = devices.Select(device => new { device, template, at = time.GetUtcNow().ToDatabase() }).ToList();
        return database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync();
                await db.ExecuteAsync(
                    "INSERT INTO template_followers (device, template, since) VALUES (@device, @template, @at) ON DUPLICATE KEY UPDATE since = IF(template = VALUES(template), since, VALUES(since)), template = VALUES(template)",
                    rows);
                await transaction.CommitAsync();
                return rows.Count;
            },
            cancellationToken);
    }

    /// <summary>Back to what each followed before, where it follows this one still.</summary>
    /// <param name="template">That they follow.</param>
    /// <param name="before">By device; null: none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<int> UnfollowAsync(
        string template, IEnumerable<(string Device, string? Template)> before, CancellationToken cancellationToken)
    {
        var rows = before.Select(one => new { device = one.Device, before = one.Template, template }).ToList();
        return database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync();
                await db.ExecuteAsync(
                    "DELETE FROM template_followers WHERE device = @device AND template = @template", rows.Where(row => row.before is null));
                await db.ExecuteAsync(
                    "UPDATE template_followers SET template = @before WHERE device = @device AND template = @template AND EXISTS (SELECT 1 FROM templates t WHERE t.template = @before)",
                    rows.Where(row => row.before is not null));
                await transaction.CommitAsync();
                return rows.Count;
            },
            cancellationToken);
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Pieces { get; init; } = "";

        public int Revision { get; init; }

        public string MadeBy { get; init; } = "";

        public string ChangedBy { get; init; } = "";

        public DateTime ChangedAt { get; init; }

        public Template ToTemplate() => new(Id, Name, Pieces, Revision, MadeBy, ChangedBy, ChangedAt.FromDatabase());
    }
}
