using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Tests.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.State;

public sealed class KeptDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();

    [Fact]
    public void A_disk_that_is_full_for_days_is_said_once_and_what_came_last_is_kept_when_it_has_room()
    {
        var document = new PersistedDocument<List<int>>(_folder.In("kept.json"), _said);
        Directory.CreateDirectory(_folder.In("kept.json.new")); // Where it is written: so it cannot be.
        for (var track = 0; track < 5; track++) document.Write([track]);
        Assert.Single(_said.All);

        Directory.Delete(_folder.In("kept.json.new"));
        document.Write([5]);
        Assert.Equal([5], document.Read()!);

        Directory.CreateDirectory(_folder.In("kept.json.new"));
        document.Write([6]);
        Assert.Equal(2, _said.All.Count);
    }

    public void Dispose() => _folder.Dispose();
}
