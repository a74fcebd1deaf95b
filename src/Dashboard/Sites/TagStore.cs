using System.Text;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>
/// The table <c>device_tags</c>: words that people give boxes, in small letters, to find them and to change them together.
/// </summary>
internal sealed class TagStore(HistoryDatabase database)
{
    public const int MostOfADevice = 20;
    public const int Longest = 40;

    /// <summary>By device, in order; one without tags is absent.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> AllAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyDictionary<string, IReadOnlyList<string>>>(
            async db =>
                (await db.QueryAsync<(string Device, string Tag)>("SELECT device, tag FROM device_tags ORDER BY device, tag"))
                    .GroupBy(row => row.Device, row => row.Tag)
                    .ToDictionary(tags => tags.Key, tags => (IReadOnlyList<string>)[.. tags], StringComparer.Ordinal),
            cancellationToken);

    /// <summary>Adds and takes away. A box that would have more than <see cref="MostOfADevice"/> stays as it is.</summary>
    /// <returns>The boxes that have too many.</returns>
    public Task<IReadOnlyList<string>> ChangeAsync(
        IReadOnlyList<string> devices, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<string>>(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync();
                var has = (await db.QueryAsync<(string Device, string Tag)>("SELECT device, tag FROM device_tags WHERE device IN @devices", new { devices }))
                    .ToLookup(row => row.Device, row => row.Tag);
                var full = devices.Where(device => has[device].Except(remove).Union(add).Count() > MostOfADevice).ToList();
                var changed = devices.Except(full).ToList();
                if (remove.Count > 0 && changed.Count > 0)
                    await db.ExecuteAsync("DELETE FROM device_tags WHERE device IN @changed AND tag IN @remove", new { changed, remove });
                await db.ExecuteAsync(
                    "INSERT IGNORE INTO device_tags (device, tag) VALUES (@device, @tag)",
                    from device in changed from tag in add.Except(has[device]) select new { device, tag });
                await transaction.CommitAsync();
                return full;
            },
            cancellationToken);

    /// <summary>As it is kept: without spaces around, in small letters, composed.</summary>
    /// <returns>Null where it cannot be a tag.</returns>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 4 * Longest || !IsUnicode(text)) return null;
        var tag = text.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return tag.Length is > 0 and <= Longest && !tag.Any(char.IsControl) ? tag : null;
    }

    /// <summary>Half a surrogate pair cannot be normalized.</summary>
    private static bool IsUnicode(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
