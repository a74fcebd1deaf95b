namespace Roomtone.Cli.Broker;

/// <summary>The broker's users that are not devices.</summary>
internal static class ServiceUsers
{
    public const string CloudSync = "cloudsync";
    public const string Dashboard = "dashboard";

    /// <summary>Manages the devices of the broker through mosquitto's dynamic security.</summary>
    public const string Control = "control";
}
