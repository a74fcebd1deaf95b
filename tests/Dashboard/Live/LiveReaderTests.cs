using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Tests.Live;

public class LiveReaderTests
{
    [Fact]
    public async Task A_slow_browser_is_told_each_thing_once()
    {
        var reader = new LiveReader("owner");
        for (var i = 0; i < 100_000; i++) reader.Mark(new("kitchen", i % 2 == 0 ? "mood" : "track"));

        var news = await reader.NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new RoomKey("kitchen", "mood"), new RoomKey("kitchen", "track")], news);
    }

    [Fact]
    public async Task Being_woken_without_news_gives_none()
    {
        var reader = new LiveReader("owner");
        reader.Wake();

        Assert.Equal([], await reader.NextAsync(TestContext.Current.CancellationToken));
    }
}
