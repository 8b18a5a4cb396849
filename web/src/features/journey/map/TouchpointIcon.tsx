import {
  IconBuildingStore, IconClipboard, IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconDirections, IconDoor, IconHeadset, IconInfoCircle, IconMail,
  IconMapPin, IconPhone, IconPlane, IconPoint, IconShield, IconShoppingBag, IconStairs, IconToolsKitchen2, IconTruck, IconUser, IconUsers, IconWifi, IconWoman, IconWorld,
} from "@tabler/icons-react";

/** Icons that a map may name, by their Tabler names; a name that is not here shows a dot, never a hole. */
const ICONS: Record<string, typeof IconPoint> = {
  "building-store": IconBuildingStore, store: IconBuildingStore, clipboard: IconClipboard, "device-desktop": IconDeviceDesktop, "device-mobile": IconDeviceMobile,
  "device-tablet": IconDeviceTablet, directions: IconDirections, door: IconDoor, "info-circle": IconInfoCircle, mail: IconMail, "map-pin": IconMapPin, phone: IconPhone,
  headset: IconHeadset, "truck-delivery": IconTruck, "world-www": IconWorld, plane: IconPlane, shield: IconShield, "shopping-bag": IconShoppingBag, stairs: IconStairs, "tools-kitchen-2": IconToolsKitchen2, truck: IconTruck,
  user: IconUser, users: IconUsers, wifi: IconWifi, woman: IconWoman, world: IconWorld, browser: IconWorld,
};

export function TouchpointIcon({ name }: { name: string }) {
  const Icon = ICONS[name] ?? IconPoint;
  return <Icon size={14} stroke={1.75} className="i" aria-hidden="true" />;
}
