import type { Feature } from "../../ui/feature";
import { ShareButton } from "./ShareButton";

const feature: Feature = { id: "sharing", routes: [], journeyAction: ShareButton };

export default feature;
