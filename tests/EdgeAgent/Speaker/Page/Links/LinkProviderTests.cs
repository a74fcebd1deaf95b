using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Routing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.Links;

public sealed class LinkProviderTests
{
    [Theory]
    [InlineData("dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=43s", "dQw4w9WgXcQ")]
    [InlineData("http://m.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://music.youtube.com/watch?v=a-_4w9WgXcQ&si=abc", "a-_4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=abc", "dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/embed/dQw4w9WgXcQ?start=3", "dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/playlist?list=PL1", null)]
    [InlineData("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", null)]
    [InlineData("javascript:alert('dQw4w9WgXcQ')", null)]
    [InlineData("https://youtu.be/short", null)]
    [InlineData("", null)]
    public void A_video_is_found_in_every_link_that_YouTube_gives(string link, string? video) =>
        Assert.Equal(video, LinkProvider.YouTube.AddressIn(link));

    [Theory]
    [InlineData("https://soundcloud.com/anna/song", "https://soundcloud.com/anna/song")]
    [InlineData("https://m.soundcloud.com/anna/song?si=1&utm_source=clipboard", "https://soundcloud.com/anna/song")]
    [InlineData("https://soundcloud.com/anna/sets/dinner/", "https://soundcloud.com/anna/sets/dinner")]
    [InlineData("https://soundcloud.com/anna", null)]
    [InlineData("https://on.soundcloud.com/AbC", null)]
    [InlineData("https://soundcloud.com.evil.example/anna/song", null)]
    [InlineData("anna/song", null)]
    public void A_track_or_a_set_is_found_in_SoundClouds_links(string link, string? address) =>
        Assert.Equal(address, LinkProvider.SoundCloud.AddressIn(link));

    [Fact]
    public void The_page_is_told_what_its_player_needs()
    {
        Assert.Equal("dQw4w9WgXcQ", TrackProvider.AddressIn(LinkProvider.YouTube.TrackOf("dQw4w9WgXcQ")));
        Assert.Equal(
            "https://soundcloud.com/anna/song", TrackProvider.AddressIn(LinkProvider.SoundCloud.TrackOf("https://soundcloud.com/anna/song")));
    }
}
