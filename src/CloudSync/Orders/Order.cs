namespace Roomtone.CloudSync.Orders;

/// <summary>Something that the dashboard asks of the history. A row of the table <c>orders</c>.</summary>
internal sealed record Order(string Id, string Kind, string Subject);

/// <summary>The values of <see cref="Order.Kind"/>.</summary>
internal static class OrderKinds
{
    /// <summary>Read a rejected message again.</summary>
    public const string Reingest = "reingest";

    /// <summary>Let a rejected message go.</summary>
    public const string Discard = "discard";

    public const string EraseSite = "erase-site";

    public const string EraseProfile = "erase-profile";
}

/// <summary>What came of an order: counts and sentences, and no data of anybody.</summary>
/// <param name="Ok">Whether it was done.</param>
/// <param name="Said">A sentence for the person who asked.</param>
/// <param name="Tables">For an erasure: how many rows there were and are.</param>
/// <param name="Notes">What else to know.</param>
internal sealed record OrderReport(bool Ok, string Said, IReadOnlyList<TableCount> Tables, IReadOnlyList<string> Notes)
{
    public static OrderReport Done(string said) => new(true, said, [], []);

    public static OrderReport Refused(string said) => new(false, said, [], []);
}

/// <summary>The rows of one table that an erasure is about.</summary>
internal sealed record TableCount(string Table, long Before, long After);
